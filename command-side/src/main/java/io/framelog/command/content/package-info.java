/** Image bytes: safe decoding, the way in, and the object storage. */
@NullMarked
package io.framelog.command.content;

import org.jspecify.annotations.NullMarked;
