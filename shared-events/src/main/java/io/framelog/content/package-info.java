/** Contracts for image bytes: taking them in, decoding them, keeping them as objects. */
@NullMarked
package io.framelog.content;

import org.jspecify.annotations.NullMarked;
