/** Search over HTTP. */
@NullMarked
package io.framelog.api.search;

import org.jspecify.annotations.NullMarked;
