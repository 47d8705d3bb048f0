/** Following the log, or what it means for a selection: one tail per node, many clients. */
@NullMarked
package io.framelog.api.live;

import org.jspecify.annotations.NullMarked;
