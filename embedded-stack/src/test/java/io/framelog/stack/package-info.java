/** Tests against the real servers. */
@NullMarked
package io.framelog.stack;

import org.jspecify.annotations.NullMarked;
