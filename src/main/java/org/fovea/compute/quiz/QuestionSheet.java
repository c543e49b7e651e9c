package org.fovea.compute.quiz;

import java.util.List;

/// Questions to hand out, with their answers.
///
/// @param title of which network, by the name people know it
/// @param layers the names of the layers the questions may be about
/// @param picture the picture that was looked at
/// @param seed what the questions were drawn with
public record QuestionSheet(String title, List<String> layers, String picture, long seed, List<Question> questions) {
    public QuestionSheet {
        layers = List.copyOf(layers);
        questions = List.copyOf(questions);
    }
}
