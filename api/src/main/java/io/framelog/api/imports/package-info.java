/** Imports of whole sources over HTTP. */
@NullMarked
package io.framelog.api.imports;

import org.jspecify.annotations.NullMarked;
