package dev.menagerie.web.surveys;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReceiptTest {
  @Test
  void receiptsAreReadAsPeopleTypeThem() {
    Receipt receipt = Receipt.fresh();
    String plain = receipt.code().replace("-", "").toLowerCase(Locale.ROOT);

    assertThat(Receipt.read(receipt.code())).contains(receipt);
    assertThat(Receipt.read(" " + plain + " ")).contains(receipt);
    assertThat(Receipt.read(plain + "0")).isEmpty();
    assertThat(Receipt.read("U" + plain.substring(1))).isEmpty();
    assertThat(receipt.toString()).doesNotContain(receipt.code());
    assertThat(receipt.id()).matches("[A-Za-z0-9_-]{22}").isNotEqualTo(Receipt.fresh().id());
  }

  @Test
  void idsOfReceiptsMadeOneAfterAnotherAreInThatOrder() {
    long second = 1_795_336_000L / 1024 * 1024;
    var ids = IntStream.range(0, 1024).mapToObj(n -> Receipt.fresh(second + n).id()).toList();

    assertThat(ids).isSorted().doesNotHaveDuplicates();
    assertThat(Receipt.fresh(second).id()).isNotEqualTo(Receipt.fresh(second).id());
  }

  /** Else nobody would find again what was answered with an older release. */
  @Test
  void aCodeLeadsToTheSameIdForGood() {
    assertThat(Receipt.read("11AA-BBBB-CCCC-DDDD").orElseThrow().id())
        .isEqualTo("11OlrLaAerP33zGHx6NlC8");
  }
}
