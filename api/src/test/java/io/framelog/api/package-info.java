/** Tests of the HTTP side: a slice with fakes for the other sides, and the whole application. */
@NullMarked
package io.framelog.api;

import org.jspecify.annotations.NullMarked;
