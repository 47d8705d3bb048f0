/** The catalogue of errors: every refusal has a stable code and a kind. */
@NullMarked
package io.framelog.error;

import org.jspecify.annotations.NullMarked;
