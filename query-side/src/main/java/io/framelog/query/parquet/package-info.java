/** Parquet files with the encoders and structures of Apache Parquet, without Hadoop. */
@NullMarked
package io.framelog.query.parquet;

import org.jspecify.annotations.NullMarked;
