import CloudAPI
import HTTPTypes
import Primitives

extension GraphService {
    /// Every call in order; each with its own status, as `[{code, headers, body}]`.
    func answer(_ batch: BatchRequest, baseURL: String) async -> GraphAnswer {
        var answers: [JSON] = []
        var results: [String: JSON] = [:]
        let awaited = Set(batch.calls.compactMap(\.waitsFor) + batch.calls.flatMap(Self.references))
        for call in batch.calls {
            if let other = call.waitsFor, results[other] == nil {
                answers.append(.null)
                continue
            }
            let answer: GraphAnswer
            do throws(GraphRefusal) {
                answer = await self.answer(try batch.request(call, results: results), baseURL: baseURL)
            } catch {
                answer = refusal(error)
            }
            guard case .json(let json) = answer.body else {
                answers.append(.null)
                continue
            }
            if let name = call.name, answer.status == 200 { results[name] = json }
            let isOmitted = answer.status == 200 && call.isSilent && call.name.map(awaited.contains) == true
            answers.append(isOmitted ? .null : Self.element(answer, json: json, hasHeaders: batch.hasHeaders))
        }
        return GraphAnswer(.array(answers))
    }

    private static func element(_ answer: GraphAnswer, json: JSON, hasHeaders: Bool) -> JSON {
        let headers = (answer.headers?.fields ?? [:]).map { field -> JSON in
            ["name": .string(field.name.rawName), "value": .string(field.value)]
        }
        return [
            "code": .integer(answer.status),
            "headers": hasHeaders ? .array(headers) : nil,
            "body": .string(json.text()),
        ]
    }

    /// The names in `{result=name:…}` of a call.
    private static func references(_ call: BatchRequest.Call) -> [String] {
        let text = (call.json["relative_url"]?.string ?? "") + (call.json["body"]?.string ?? "")
        return text.split(separator: "{result=", omittingEmptySubsequences: false).dropFirst().map {
            String($0.prefix { $0 != ":" })
        }
    }
}
