/** Writing many rows to PostgreSQL with one statement. */
@NullMarked
package io.framelog.query.bulk;

import org.jspecify.annotations.NullMarked;
