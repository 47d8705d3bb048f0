package io.framelog.command.fetch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
  private final AddressGuard guard = new AddressGuard(List.of());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "10.1.2.3",
        "100.64.0.1",
        "100.100.100.200",
        "127.0.0.1",
        "127.255.255.254",
        "168.63.129.16",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.192",
        "192.168.1.1",
        "198.18.0.1",
        "224.0.0.1",
        "239.255.255.255",
        "255.255.255.255",
        "::",
        "::1",
        "::127.0.0.1",
        "::ffff:127.0.0.1",
        "::ffff:a9fe:a9fe",
        "64:ff9b::7f00:1",
        "64:ff9b:1::7f00:1",
        "100::1",
        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
        "2001:db8::1",
        "2002:7f00:1::",
        "fc00::1",
        "fd00:ec2::254",
        "fe80::1",
        "fec0::1",
        "ff02::1"
      })
  void aSpecialAddressIsRefused(String address) throws UnknownHostException {
    assertThat(guard.allows(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.0",
        "100.63.255.255",
        "100.128.0.0",
        "172.15.255.255",
        "172.32.0.0",
        "192.167.255.255",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2a00:1450:4001:800::200e"
      })
  void aPublicAddressIsAllowed(String address) throws UnknownHostException {
    assertThat(guard.allows(InetAddress.getByName(address))).isTrue();
  }

  @Test
  void theOperatorsBlocksAreAllowedAndNothingBesideThem() throws UnknownHostException {
    AddressGuard opened = new AddressGuard(List.of("10.1.0.0/20", "fd12::/16", "127.0.0.1"));
    for (String inside : List.of("10.1.15.255", "fd12::1", "127.0.0.1")) {
      assertThat(opened.allows(InetAddress.getByName(inside))).as(inside).isTrue();
    }
    for (String outside : List.of("10.1.16.0", "10.0.255.255", "fd13::1", "127.0.0.2")) {
      assertThat(opened.allows(InetAddress.getByName(outside))).as(outside).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/x", "example.com/8"})
  void whatIsNoBlockStopsTheStart(String block) {
    assertThatThrownBy(() -> new AddressGuard(List.of(block)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(block);
  }
}
