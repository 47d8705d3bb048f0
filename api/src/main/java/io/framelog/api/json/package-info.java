/** JSON and NDJSON over HTTP: strict on the way in, spliced unparsed on the way out. */
@NullMarked
package io.framelog.api.json;

import org.jspecify.annotations.NullMarked;
