/** Jobs over HTTP: watching and cancelling. */
@NullMarked
package io.framelog.api.job;

import org.jspecify.annotations.NullMarked;
