#include "app/command_line.h"

int main(int argc, char** argv) {
    return parallax::app::runCommandLine(argc, argv);
}
