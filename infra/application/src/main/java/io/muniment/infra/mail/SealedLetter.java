package io.muniment.infra.mail;

import io.muniment.infra.eventstore.PersonalDataSeal;
import io.muniment.infra.eventstore.TenantAtHand;
import java.util.Map;
import java.util.Optional;
import org.jooq.JSONB;
import tools.jackson.databind.json.JsonMapper;

/** What nobody may read who has only the table: to whom a mail goes, and what is in it. */
record SealedLetter(String to, Map<String, String> words) {

    private static final JsonMapper JSON = JsonMapper.shared();

    SealedLetter {
        words = Map.copyOf(words);
    }

    static JSONB seal(Letter letter, PersonalDataSeal seal) {
        SealedLetter content = new SealedLetter(letter.to().value(), letter.words());
        return TenantAtHand.in(
                letter.tenant(),
                () -> JSONB.valueOf(
                        seal.seal(letter.person(), JSON.valueToTree(content)).toString()));
    }

    /** None if its person is erased. */
    static Optional<SealedLetter> open(JSONB sealed, PersonalDataSeal seal) {
        return seal.unseal(JSON.readTree(sealed.data())).map(content -> JSON.treeToValue(content, SealedLetter.class));
    }

    /** Never what it says, nor to whom. */
    @Override
    public String toString() {
        return "a letter";
    }
}
