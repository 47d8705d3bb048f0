package io.framelog.query.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.TransientDataAccessResourceException;

class PassingFailureTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"08006", "25P03", "40001", "40P01", "53100", "53300", "55P03", "57P01", "58030"})
  void outagesLocksAndFullDisksPass(String state) {
    assertThat(
            PassingFailure.is(
                new TransientDataAccessResourceException("x", new SQLException("y", state))))
        .isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"22001", "23505", "23514", "42703"})
  void badValuesAndBadStatementsDoNot(String state) {
    assertThat(
            PassingFailure.is(
                new DataIntegrityViolationException("x", new SQLException("y", state))))
        .isFalse();
  }

  @Test
  void inDoubtAFailurePassesAndABugDoesNot() {
    assertThat(PassingFailure.is(new IllegalStateException(new SQLException("no state")))).isTrue();
    assertThat(PassingFailure.is(new UncheckedIOException(new ConnectException()))).isTrue();
    assertThat(PassingFailure.is(new IllegalStateException(new InterruptedException()))).isTrue();
    assertThat(PassingFailure.is(new NullPointerException())).isFalse();
  }
}
