<?php
/**
 * Forms in answers.
 *
 * @package Mesa
 */

namespace Mesa\Rest\Presenters;

use Mesa\Domain\Form;
use Mesa\Domain\FormAddress;

defined( 'ABSPATH' ) || exit;

/**
 * Forms as the contract has them.
 *
 * @phpstan-import-type FormRow from Form
 */
final class FormPresenter {
	/**
	 * A form.
	 *
	 * @param FormRow $form     The form.
	 * @param int     $requests Messages that it brought lately.
	 * @return array<string, mixed> A "form".
	 */
	public static function form( array $form, int $requests ): array {
		return $form + array(
			'url'       => $form['page'] && ! $form['archived'] ? FormAddress::of( $form['slug'] ) : '',
			'shortcode' => sprintf( '[mesa_form id="%d"]', $form['id'] ),
			'requests'  => $requests,
		);
	}
}
