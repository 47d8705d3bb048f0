/** Room for clients that upload content themselves. */
@NullMarked
package io.framelog.api.upload;

import org.jspecify.annotations.NullMarked;
