/** Tests of security that need no server. */
@NullMarked
package io.framelog.api.security;

import org.jspecify.annotations.NullMarked;
