package dev.menagerie.web.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FormTest {
  @Test
  void fieldsAreDecoded() {
    var form = Form.parse("name=B%C3%B6b+the%20cat&vote=a&empty=&bare&%3D=%26");
    assertThat(form.first("name")).hasValue("Böb the cat");
    assertThat(form.first("vote")).hasValue("a");
    assertThat(form.first("empty")).hasValue("");
    assertThat(form.first("bare")).hasValue("");
    assertThat(form.first("=")).hasValue("&");
    assertThat(form.first("missing")).isEmpty();
  }

  @Test
  void aFieldMayHaveSeveralValues() {
    assertThat(Form.parse("a=1&b=2&a=3").all("a")).containsExactly("1", "3");
    assertThat(Form.parse("").all("a")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"a=%", "a=%4", "a=%zz", "a=%C3", "%ff=1", "a=%ED%A0%80"})
  void garbledFieldsAreRefused(String encoded) {
    assertThatThrownBy(() -> Form.parse(encoded)).isInstanceOf(HttpProblem.class);
  }

  @Test
  void aGarbledFieldMayHaveComeInABodyOrInAQuery() {
    assertThatThrownBy(() -> Form.parse("q=%ff"))
        .hasMessage("What is percent-encoded must be UTF-8, but is not.");
    assertThatThrownBy(() -> Form.parse("q=%4"))
        .hasMessage("A '%' is not followed by two hexadecimal digits.");
  }

  @Test
  void theNumberOfFieldsIsLimited() {
    assertThat(Form.parse("a=1&".repeat(Form.MAX_FIELDS)).all("a")).hasSize(Form.MAX_FIELDS);
    assertThatThrownBy(() -> Form.parse("a=1&".repeat(Form.MAX_FIELDS + 1)))
        .hasMessageContaining("more than 1000 fields");
  }
}
