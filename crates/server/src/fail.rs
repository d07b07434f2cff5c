//! What went wrong, as an answer.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};

use crate::api::{ApiError, ErrorCode, TextSpan};

/// What went wrong with a request.
#[derive(Debug)]
pub(crate) struct Fail(pub(crate) ApiError);

/// What a request gives.
pub(crate) type Answer<T> = Result<Json<T>, Fail>;

impl Fail {
    pub(crate) fn new(code: ErrorCode, message: impl Into<String>) -> Fail {
        Fail(ApiError { code, message: message.into(), span: None })
    }

    pub(crate) fn bad(message: impl Into<String>) -> Fail {
        Fail::new(ErrorCode::BadRequest, message)
    }

    pub(crate) fn filter(message: String, span: Option<TextSpan>) -> Fail {
        Fail(ApiError { code: ErrorCode::BadFilter, message, span })
    }

    pub(crate) fn no(what: &str) -> Fail {
        Fail::new(ErrorCode::NotFound, format!("There is no such {what}."))
    }

    pub(crate) fn file(error: &capfile::Error) -> Fail {
        Fail::new(ErrorCode::BadFile, error.to_string())
    }
}

impl IntoResponse for Fail {
    fn into_response(self) -> Response {
        let status = match self.0.code {
            ErrorCode::BadRequest | ErrorCode::BadFilter => StatusCode::BAD_REQUEST,
            ErrorCode::NotFound | ErrorCode::Absent => StatusCode::NOT_FOUND,
            ErrorCode::NotAllowed => StatusCode::FORBIDDEN,
            ErrorCode::BadFile | ErrorCode::NotWritten => StatusCode::UNPROCESSABLE_ENTITY,
            ErrorCode::TooMuch => StatusCode::INSUFFICIENT_STORAGE,
            ErrorCode::Cancelled => StatusCode::CONFLICT,
        };
        (status, Json(self.0)).into_response()
    }
}
