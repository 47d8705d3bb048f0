/** Contracts of model inference: encoders and the store of vectors. */
@NullMarked
package io.framelog.model;

import org.jspecify.annotations.NullMarked;
