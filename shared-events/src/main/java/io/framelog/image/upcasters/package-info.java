/** What earlier revisions of events about images mean today. */
@NullMarked
package io.framelog.image.upcasters;

import org.jspecify.annotations.NullMarked;
