/** Fetching what strangers' URLs point to, without becoming their way into our network. */
@NullMarked
package io.framelog.command.fetch;

import org.jspecify.annotations.NullMarked;
