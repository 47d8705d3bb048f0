/** Who may call what: JWT scopes, the local issuer, what is open on this machine. */
@NullMarked
package io.framelog.api.security;

import org.jspecify.annotations.NullMarked;
