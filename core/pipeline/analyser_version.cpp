#include "pipeline/analyser_version.h"

#include "analyser_version.inc" // made by core/analyser_version.cmake

namespace parallax::pipeline {

std::string_view analyserVersion() {
    return PARALLAX_ANALYSER_VERSION;
}

} // namespace parallax::pipeline
