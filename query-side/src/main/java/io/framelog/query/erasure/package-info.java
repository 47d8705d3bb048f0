/** What was erased: where it was held, how far its deletion is, and who was given it before. */
@NullMarked
package io.framelog.query.erasure;

import org.jspecify.annotations.NullMarked;
