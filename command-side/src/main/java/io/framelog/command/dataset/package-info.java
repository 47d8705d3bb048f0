/** The dataset aggregate: a name, a selection, and snapshots of it. */
@NullMarked
package io.framelog.command.dataset;

import org.jspecify.annotations.NullMarked;
