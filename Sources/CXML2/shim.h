// The part of libxml2 that reads foreign bytes: the HTML and XML parsers and the encodings.

#ifndef ALMANAC_CXML2_SHIM_H
#define ALMANAC_CXML2_SHIM_H

#include <libxml/HTMLparser.h>
#include <libxml/encoding.h>
#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/xmlerror.h>

#endif
