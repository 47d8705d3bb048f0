/** What is asked and answered about erasures, and what takes part in them outside the log. */
@NullMarked
package io.framelog.erasure;

import org.jspecify.annotations.NullMarked;
