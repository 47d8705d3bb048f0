/** Every failure as one problem document (RFC 9457) from the catalogue of errors. */
@NullMarked
package io.framelog.api.problem;

import org.jspecify.annotations.NullMarked;
