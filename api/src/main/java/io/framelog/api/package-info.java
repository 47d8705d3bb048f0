/** The Boot application that puts the modules together. */
@NullMarked
package io.framelog.api;

import org.jspecify.annotations.NullMarked;
