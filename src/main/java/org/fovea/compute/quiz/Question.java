package org.fovea.compute.quiz;

import java.util.List;

/// A question about a layer, with its answer and how one gets there.
///
/// @param topic what it is about
/// @param layer the name of the layer
/// @param text what the student reads
/// @param given the numbers to calculate with
/// @param answer what is asked for
/// @param calculation the way to the answer, a line for each step
public record Question(Topic topic, String layer, String text, List<Grid> given, Answer answer,
        List<String> calculation) {
    public Question {
        given = List.copyOf(given);
        calculation = List.copyOf(calculation);
    }
}
