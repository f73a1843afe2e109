# SPDX-License-Identifier: Apache-2.0
# `cpack` in the build folder makes what Debian would: pa, libpa0 (the library, and the modules that
# the program opens as well) and libpa-dev, and a .tar.gz of all. cmake/relocatable.sh makes the
# archive for machines where nobody may install.
install(FILES ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright)
foreach(package libpa0 libpa-dev)
  install(FILES ${CMAKE_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DATADIR}/doc/${package}
          COMPONENT ${package} RENAME copyright)
endforeach()

set(CPACK_GENERATOR TGZ)
find_program(PA_DPKG dpkg-shlibdeps)
if(PA_DPKG)
  list(PREPEND CPACK_GENERATOR DEB)
endif()
set(CPACK_PACKAGE_NAME pa)
set(CPACK_PACKAGE_CONTACT "the authors of pa <pa@localhost>")
set(CPACK_PACKAGING_INSTALL_PREFIX /usr)
set(CPACK_STRIP_FILES ON)
set(CPACK_COMPONENTS_ALL pa libpa0 libpa-dev)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_ENABLE_COMPONENT_DEPENDS OFF)
set(CPACK_DEBIAN_PA_PACKAGE_NAME pa)
set(CPACK_DEBIAN_LIBPA0_PACKAGE_NAME libpa0)
set(CPACK_DEBIAN_LIBPA-DEV_PACKAGE_NAME libpa-dev)
set(CPACK_DEBIAN_PA_PACKAGE_SECTION devel)
set(CPACK_DEBIAN_LIBPA0_PACKAGE_SECTION libs)
set(CPACK_DEBIAN_LIBPA-DEV_PACKAGE_SECTION libdevel)
set(CPACK_DEBIAN_PA_PACKAGE_DEPENDS "libpa0 (= ${PROJECT_VERSION})")
set(CPACK_DEBIAN_LIBPA-DEV_PACKAGE_DEPENDS "libpa0 (= ${PROJECT_VERSION}), zlib1g-dev, libpcre2-dev, \
libjansson-dev, libyajl-dev, libprotobuf-c-dev")
set(CPACK_COMPONENT_PA_DESCRIPTION "offline profile analysis and comparison: the program")
set(CPACK_COMPONENT_LIBPA0_DESCRIPTION "offline profile analysis and comparison: the library")
set(CPACK_COMPONENT_LIBPA-DEV_DESCRIPTION "offline profile analysis and comparison: headers")
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
include(CPack)
