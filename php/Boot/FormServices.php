<?php
/**
 * Wiring of visitors' forms.
 *
 * @package Mesa
 */

namespace Mesa\Boot;

use Mesa\Actions\Forms\SaveForm;
use Mesa\Actions\Requests\BeforeRequest;
use Mesa\Actions\Requests\CreateRequest;
use Mesa\Actions\Requests\JudgeRequest;
use Mesa\Actions\Requests\OpenForm;
use Mesa\Actions\Requests\PlaceRequest;
use Mesa\Actions\Requests\RequestFiles;
use Mesa\Blocks\FormPost;
use Mesa\Blocks\FormResults;
use Mesa\Blocks\TicketFormView;
use Mesa\Data\Files\UploadStore;
use Mesa\Data\Visitors\FormStore;
use Mesa\Data\Visitors\RequestStore;
use Mesa\Data\Visitors\VisitStore;
use Mesa\Domain\FormToken;
use Mesa\Domain\RequestStamp;
use Mesa\Rest\FormsController;
use Mesa\Rest\RequestsController;

defined( 'ABSPATH' ) || exit;

/**
 * Services' part for forms and what visitors send with them.
 */
trait FormServices {
	/** Forms. */
	public function form_store(): FormStore {
		return $this->once( FormStore::class, fn() => new FormStore( $this->db() ) );
	}

	/** Makes and changes forms. */
	public function save_form(): SaveForm {
		return $this->once( SaveForm::class, fn() => new SaveForm( $this->db(), $this->form_store(), $this->sorting(), $this->mailbox_policy() ) );
	}

	/** What a form's markup carries and gives back, signed. */
	public function form_token(): FormToken {
		return $this->once( FormToken::class, static fn() => new FormToken( wp_salt( 'nonce' ) . 'mesa-form' ) );
	}

	/** When somebody began to write, signed. */
	private function request_stamp(): RequestStamp {
		return $this->once( RequestStamp::class, static fn() => new RequestStamp( wp_salt( 'nonce' ) . 'mesa-stamp' ) );
	}

	/** Which form was filled in. */
	private function open_form(): OpenForm {
		return $this->once( OpenForm::class, fn() => new OpenForm( $this->form_token(), $this->form_store(), $this->sorting()->fields, $this->mailbox_store() ) );
	}

	/** What came of a form that was posted without JavaScript, until its page shows it. */
	public function form_results(): FormResults {
		return $this->once( FormResults::class, fn() => new FormResults( $this->rate_limit_store() ) );
	}

	/** Takes forms that are posted without JavaScript. */
	public function form_post(): FormPost {
		return $this->once( FormPost::class, fn() => new FormPost( $this->form_results(), fn( string $token ): bool => null !== $this->form_token()->open( $token, time() ) ) );
	}

	/** Shows a form. */
	public function ticket_form_view(): TicketFormView {
		return $this->once( TicketFormView::class, fn() => new TicketFormView( $this->form_token(), $this->form_results(), $this->settings_store(), $this->mailbox_store(), $this->form_store(), $this->sorting()->fields ) );
	}

	/** Files that wait for their message. */
	public function upload_store(): UploadStore {
		return $this->once( UploadStore::class, fn() => new UploadStore( $this->db(), $this->blob_store() ) );
	}

	/** What is known of tickets that came in by a form. */
	public function request_store(): RequestStore {
		return $this->once( RequestStore::class, fn() => new RequestStore( $this->db() ) );
	}

	/** What visitors do at forms. */
	public function visit_store(): VisitStore {
		return $this->once( VisitStore::class, fn() => new VisitStore( $this->db() ) );
	}

	/** Takes visitors' files. */
	public function request_files(): RequestFiles {
		return $this->once( RequestFiles::class, fn() => new RequestFiles( $this->store_file(), $this->settings_store(), $this->upload_store() ) );
	}

	/** A visitor's request becomes a ticket. */
	public function create_request(): CreateRequest {
		return $this->once(
			CreateRequest::class,
			fn() => new CreateRequest(
				$this->open_form(),
				$this->rate_limit_store(),
				$this->message_store(),
				new PlaceRequest( $this->db(), $this->create_ticket(), $this->ticket_store(), $this->sorting(), $this->tag_store(), $this->mailbox_policy(), $this->request_store(), $this->upload_store(), $this->recorder() ),
				$this->request_files(),
				new JudgeRequest( $this->request_stamp(), $this->rate_limit_store(), $this->customer_store(), $this->request_store() ),
				$this->visit_store(),
				fn( int $ticket_id, string $address ): string => $this->portal_links()->to_written( $ticket_id, $address )
			)
		);
	}

	/**
	 * The controllers of this part.
	 *
	 * @param class-string $class_name The class.
	 * @return object|null Null when it is another part's.
	 */
	private function form_controller( string $class_name ): ?object {
		return match ( $class_name ) {
			RequestsController::class => new RequestsController( $this->create_request(), new BeforeRequest( $this->open_form(), $this->request_files(), $this->request_stamp(), $this->visit_store(), $this->rate_limit_store(), $this->upload_store() ) ),
			FormsController::class    => new FormsController( $this->form_store(), $this->save_form(), $this->request_store(), $this->visit_store(), $this->settings_store() ),
			default                   => null,
		};
	}
}
