# Data that the library needs at run time is linked into it (.incbin), so that the program is one file, finds its data
# wherever it is put, and starts by mapping instead of reading.
#   parallax_embed(NAME FILE)   base::resource("NAME") is the content of FILE
set(PARALLAX_EMBED_DIR ${CMAKE_BINARY_DIR}/embedded)
file(MAKE_DIRECTORY ${PARALLAX_EMBED_DIR})
set_property(GLOBAL PROPERTY PARALLAX_EMBEDDED "")

function(parallax_embed name file)
  string(MAKE_C_IDENTIFIER ${name} id)
  set(assembly ${PARALLAX_EMBED_DIR}/${id}.S)
  file(CONFIGURE OUTPUT ${assembly} CONTENT "    .section .rodata
    .balign 64
    .global parallax_resource_${id}_begin
    .global parallax_resource_${id}_end
parallax_resource_${id}_begin:
    .incbin \"${file}\"
parallax_resource_${id}_end:
    .byte 0
    .section .note.GNU-stack,\"\",%progbits
" @ONLY)
  set_source_files_properties(${assembly} PROPERTIES OBJECT_DEPENDS ${file})
  target_sources(parallax-core PRIVATE ${assembly})
  set_property(GLOBAL APPEND PROPERTY PARALLAX_EMBEDDED ${name})
endfunction()

# Lists every embedded file in embedded_table.inc, which base/resource.cpp includes; called once, after the last parallax_embed.
function(parallax_embed_table)
  get_property(names GLOBAL PROPERTY PARALLAX_EMBEDDED)
  set(declarations "")
  set(rows "")
  foreach(name ${names})
    string(MAKE_C_IDENTIFIER ${name} id)
    string(APPEND declarations "extern \"C\" const char parallax_resource_${id}_begin[], parallax_resource_${id}_end[];\n")
    string(APPEND rows "    {\"${name}\", parallax_resource_${id}_begin, parallax_resource_${id}_end},\n")
  endforeach()
  file(CONFIGURE OUTPUT ${PARALLAX_EMBED_DIR}/embedded_table.inc CONTENT "${declarations}
static const EmbeddedFile embeddedFiles[] = {
${rows}    {nullptr, nullptr, nullptr},
};
" @ONLY)
  target_include_directories(parallax-core PRIVATE ${PARALLAX_EMBED_DIR})
endfunction()

# Lexicons and the sample case's reports are embedded under their path below resources/, e.g. "lexicon/roles.tsv".
file(GLOB_RECURSE PARALLAX_DATA CONFIGURE_DEPENDS RELATIVE ${CMAKE_SOURCE_DIR}/resources
  ${CMAKE_SOURCE_DIR}/resources/lexicon/*.tsv ${CMAKE_SOURCE_DIR}/resources/sample/* ${CMAKE_SOURCE_DIR}/resources/models/*.bin
  ${CMAKE_SOURCE_DIR}/resources/models/*.tsv)
foreach(file ${PARALLAX_DATA})
  parallax_embed(${file} ${CMAKE_SOURCE_DIR}/resources/${file})
endforeach()

# The typefaces of the printed brief, so that it looks the same on every machine (ParaType's PT family, SIL Open Font License).
set(PARALLAX_FONTS /usr/share/fonts/truetype/paratype CACHE PATH "Folder of the PT fonts")
foreach(font PTF55F PTF56F PTF75F PTF76F PTS55F PTS56F PTS75F PTS76F PTM55F)
  if(EXISTS ${PARALLAX_FONTS}/${font}.ttf)
    parallax_embed(fonts/${font}.ttf ${PARALLAX_FONTS}/${font}.ttf)
  else()
    message(WARNING "${PARALLAX_FONTS}/${font}.ttf is missing (Debian: fonts-paratype); briefs will be set in the system's fonts")
  endif()
endforeach()

# Tables that are made while the program is built.
set(WORDNET /usr/share/wordnet CACHE PATH "Folder of WordNet's dictionary files (data.noun, ...)")
add_executable(wordnet_table language/tools/wordnet_table.cpp)
target_include_directories(wordnet_table PRIVATE ${CMAKE_CURRENT_SOURCE_DIR})
target_link_libraries(wordnet_table PRIVATE parallax-warnings)
set(WORDNET_TABLE ${PARALLAX_EMBED_DIR}/wordnet.bin)
set(NOUN_CLASSES ${CMAKE_SOURCE_DIR}/resources/lexicon/noun_classes.tsv)
add_custom_command(OUTPUT ${WORDNET_TABLE} COMMAND wordnet_table ${WORDNET} ${NOUN_CLASSES} ${WORDNET_TABLE}
  DEPENDS wordnet_table ${NOUN_CLASSES} VERBATIM)
parallax_embed(wordnet.bin ${WORDNET_TABLE})

# The version of the analyser: see pipeline/analyser_version.h. What stands in base/ is in it too, for dates are worked out there;
# reading files is not: what it finds is kept with the report.
file(GLOB_RECURSE ANALYSER_FILES CONFIGURE_DEPENDS
  ${CMAKE_CURRENT_SOURCE_DIR}/base/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/base/*.h
  ${CMAKE_CURRENT_SOURCE_DIR}/report/report.cpp ${CMAKE_CURRENT_SOURCE_DIR}/report/report.h
  ${CMAKE_CURRENT_SOURCE_DIR}/language/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/language/*.h
  ${CMAKE_CURRENT_SOURCE_DIR}/mention/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/mention/*.h
  ${CMAKE_CURRENT_SOURCE_DIR}/claim/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/claim/*.h
  ${CMAKE_SOURCE_DIR}/resources/lexicon/*.tsv ${CMAKE_SOURCE_DIR}/resources/models/*.bin
  ${CMAKE_SOURCE_DIR}/resources/models/*.tsv)
list(FILTER ANALYSER_FILES EXCLUDE REGEX "/language/tools/training/|/language/tools/train")
list(APPEND ANALYSER_FILES ${CMAKE_CURRENT_SOURCE_DIR}/pipeline/analyse_reports.cpp ${WORDNET_TABLE})
set(ANALYSER_LIST ${PARALLAX_EMBED_DIR}/analyser_files.txt)
list(JOIN ANALYSER_FILES "\n" lines)
file(CONFIGURE OUTPUT ${ANALYSER_LIST} CONTENT "${lines}\n" @ONLY)
set(ANALYSER_VERSION ${PARALLAX_EMBED_DIR}/analyser_version.inc)
add_custom_command(OUTPUT ${ANALYSER_VERSION}
  COMMAND ${CMAKE_COMMAND} -DLIST=${ANALYSER_LIST} -DOUTPUT=${ANALYSER_VERSION} -DEXTRA=icu\ ${ICU_icu-uc_VERSION}
    -P ${CMAKE_CURRENT_SOURCE_DIR}/analyser_version.cmake
  DEPENDS ${ANALYSER_FILES} ${ANALYSER_LIST} ${CMAKE_CURRENT_SOURCE_DIR}/analyser_version.cmake VERBATIM)
set_source_files_properties(${CMAKE_CURRENT_SOURCE_DIR}/pipeline/analyser_version.cpp PROPERTIES OBJECT_DEPENDS ${ANALYSER_VERSION})

parallax_embed_table()
