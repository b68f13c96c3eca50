package io.muniment.projection;

import static io.muniment.projection.schema.Tables.VERIFICATION_REQUESTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.jooq.impl.DSL.cast;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.param;
import static org.jooq.impl.DSL.select;
import static org.jooq.impl.DSL.val;

import java.time.Instant;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Param;
import org.junit.jupiter.api.Test;

class RenderedOnceTest {

    private static final Param<String> WORD = param("word", String.class);
    private static final Param<Instant> TIME = param("time", VERIFICATION_REQUESTS.SUBMITTED_AT);

    private final DSLContext db = TestDatabase.db();

    @Test
    void aParameterMayComeSeveralTimesAndInAnyOrder() {
        Field<String> first = WORD.as("first");
        Field<Instant> second = TIME.as("second");
        Field<String> third = WORD.as("third");
        var statement = new RenderedOnce(select(first, second, third));
        Instant noon = Instant.parse("2026-03-01T12:00:00Z");

        var row = statement
                .on(db)
                .with(TIME, noon)
                .with(WORD, "so")
                .rows(first, second, third)
                .fetchSingle();

        assertThat(row.intoList()).containsExactly("so", noon, "so");
    }

    @Test
    void eachUseHasItsOwnValuesAndNullIsOne() {
        Field<String> word = WORD.as("word");
        var statement = new RenderedOnce(select(word));

        assertThat(statement.on(db).with(WORD, "one").rows(word).fetchSingle(word))
                .isEqualTo("one");
        assertThat(statement.on(db).with(WORD, null).rows(word).fetchSingle(word))
                .isNull();
        assertThat(statement.on(db).with(WORD, "two").rows(word).fetchSingle(word))
                .isEqualTo("two");
    }

    @Test
    void whatLooksLikeANameInTextOrACastIsNone() {
        Field<String> text = inline("a:word ? {0}").as("text");
        Field<Integer> number = field("'7'::int", Integer.class).as("number");
        Field<String> word = cast(WORD, String.class).as("word");
        var statement = new RenderedOnce(select(number, word, text));

        var row = statement.on(db).with(WORD, "so").rows(number, word, text).fetchSingle();

        assertThat(row.intoList()).containsExactly(7, "so", "a:word ? {0}");
    }

    @Test
    void aValueWithoutANameWouldBeTheSameForEver() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new RenderedOnce(select(val("now"))))
                .withMessageContaining("names");
    }

    @Test
    void aParameterWithoutAValueIsNamed() {
        var statement = new RenderedOnce(select(WORD, TIME));

        assertThatNullPointerException()
                .isThrownBy(() -> statement.on(db).with(WORD, "so").execute())
                .withMessage("time");
    }
}
