/** Commands that an image accepts. */
@NullMarked
package io.framelog.image.commands;

import org.jspecify.annotations.NullMarked;
