/** Commands that a dataset accepts. */
@NullMarked
package io.framelog.dataset.commands;

import org.jspecify.annotations.NullMarked;
