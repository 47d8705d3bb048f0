/** Tests of exports: each format is read back by something that is not ours. */
@NullMarked
package io.framelog.query.export;

import org.jspecify.annotations.NullMarked;
