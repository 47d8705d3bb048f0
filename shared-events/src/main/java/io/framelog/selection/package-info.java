/** The selection language: one grammar for search filters, lists, bulk edits and datasets. */
@NullMarked
package io.framelog.selection;

import org.jspecify.annotations.NullMarked;
