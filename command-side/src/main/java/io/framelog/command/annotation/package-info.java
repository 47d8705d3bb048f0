/** What people have said about an image, as a fold of its events, and how to bring it back. */
@NullMarked
package io.framelog.command.annotation;

import org.jspecify.annotations.NullMarked;
