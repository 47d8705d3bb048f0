/**
 * The work of enrichment: task rows, workers that claim them, and the commands that report back.
 */
@NullMarked
package io.framelog.enrichment.task;

import org.jspecify.annotations.NullMarked;
