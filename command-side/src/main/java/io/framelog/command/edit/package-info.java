/** Edits of many images: submitted as a job, rehearsed, or undone by who made them. */
@NullMarked
package io.framelog.command.edit;

import org.jspecify.annotations.NullMarked;
