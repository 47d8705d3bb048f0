/**
 * The pictures that a first start shows: rendered by our own code, so nobody's photograph ships.
 */
@NullMarked
package io.framelog.api.sample;

import org.jspecify.annotations.NullMarked;
