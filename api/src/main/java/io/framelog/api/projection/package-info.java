/** The progress of projections over HTTP. */
@NullMarked
package io.framelog.api.projection;

import org.jspecify.annotations.NullMarked;
