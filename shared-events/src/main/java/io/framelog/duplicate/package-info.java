/** Near-duplicate images: how they are asked for, and how a group of them becomes one image. */
@NullMarked
package io.framelog.duplicate;

import org.jspecify.annotations.NullMarked;
