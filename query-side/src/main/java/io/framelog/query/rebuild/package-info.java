/** Building projections anew beside the live ones: to switch to them, or to compare. */
@NullMarked
package io.framelog.query.rebuild;

import org.jspecify.annotations.NullMarked;
