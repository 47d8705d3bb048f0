/** What events mean for selections that are watched. */
@NullMarked
package io.framelog.query.live;

import org.jspecify.annotations.NullMarked;
