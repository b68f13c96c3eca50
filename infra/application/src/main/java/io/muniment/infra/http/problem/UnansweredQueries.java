package io.muniment.infra.http.problem;

import io.muniment.query.InTheFuture;
import io.muniment.query.InstantMalformed;
import io.muniment.query.NotFound;
import io.muniment.query.NotThereYet;
import io.muniment.query.PageTooDeep;
import io.muniment.query.PeriodReversed;
import io.muniment.query.ProofRefused;
import io.muniment.query.QueryRefused;
import io.muniment.query.SearchUnavailable;
import io.muniment.query.UnknownSort;
import io.muniment.query.VersionUnknown;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;

/** A query that gets no answer is refused under its own code. */
final class UnansweredQueries {

    private UnansweredQueries() {}

    static Refusal refusal(QueryRefused refused) {
        return switch (refused) {
            case NotFound nothing -> Refusal.of(EdgeCode.NOT_FOUND).atGate(nothing.gate());
            case UnknownSort _ -> refusal(refused, HttpStatus.BAD_REQUEST, "It cannot be sorted like that");
            case PageTooDeep _ -> refusal(refused, HttpStatus.BAD_REQUEST, "Nobody pages as deep as that");
            case InstantMalformed _ -> refusal(refused, HttpStatus.BAD_REQUEST, "That is no time");
            case InTheFuture _ -> refusal(refused, HttpStatus.BAD_REQUEST, "That has not come yet");
            case PeriodReversed _ -> refusal(refused, HttpStatus.BAD_REQUEST, "It ends before it begins");
            case NotThereYet _ -> refusal(refused, HttpStatus.NOT_FOUND, "Nothing had happened yet");
            case VersionUnknown _ -> refusal(refused, HttpStatus.NOT_FOUND, "There is no such version");
            case ProofRefused proof -> withoutProof(proof);
            case SearchUnavailable _ ->
                refusal(refused, HttpStatus.SERVICE_UNAVAILABLE, "Search is away, everything else works")
                        .withHeaders(PassingFailures.AWAY_FOR_NOW);
        };
    }

    private static Refusal withoutProof(ProofRefused refused) {
        return switch (refused.reason()) {
            case NOTHING_YET -> refusal(refused, HttpStatus.NOT_FOUND, "Nothing was signed yet");
            case SIZE_UNKNOWN -> refusal(refused, HttpStatus.NOT_FOUND, "There is no such checkpoint");
            case CAME_LATER -> refusal(refused, HttpStatus.BAD_REQUEST, "The checkpoint is older than the event");
            case SIZES_IMPOSSIBLE -> refusal(refused, HttpStatus.BAD_REQUEST, "Nothing grows like that");
            case BEHIND ->
                refusal(refused, HttpStatus.SERVICE_UNAVAILABLE, "The proof has not come as far yet")
                        .withHeaders(PassingFailures.AWAY_FOR_NOW);
            case LEDGER_ALTERED -> refusal(refused, HttpStatus.CONFLICT, "What is stored is not what was recorded");
            case KEY_RETIRED -> refusal(refused, HttpStatus.SERVICE_UNAVAILABLE, "Another key signs now");
            case NOT_KEPT -> refusal(refused, HttpStatus.NOT_IMPLEMENTED, "No proof is kept here");
        };
    }

    private static Refusal refusal(QueryRefused refused, HttpStatus status, String title) {
        String explanation = String.valueOf(refused.getMessage());
        return new Refusal(refused.code(), status.value(), title, explanation, List.of(), Map.of());
    }
}
