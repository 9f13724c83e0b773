import apiFetch from '@wordpress/api-fetch';
import { useState } from '@wordpress/element';
import { __ } from '@wordpress/i18n';
import type { MailLook } from '../../../contract/generated/types.ts';
import { toFailure } from '../../../store/failure.ts';
import { FileButton } from '../../../ui/file-button.tsx';
import { FieldError } from '../../../ui/field-error.tsx';
import { ChoiceField } from '../fields.tsx';

interface Props {
	look: MailLook;
	error: string | undefined;
	onChange: ( part: Partial< MailLook > ) => void;
}

/** The part of WordPress's answer that we need; see https://developer.wordpress.org/rest-api/reference/media/. */
interface Media {
	id: number;
	source_url: string;
}

/** Which picture stands at the top: the site's, one of one's own, or none. */
export function LogoField( { look, error, onChange }: Props ) {
	const [ busy, setBusy ] = useState( false );
	const [ failure, setFailure ] = useState( '' );
	const upload = async ( file: File ) => {
		setBusy( true );
		setFailure( '' );
		try {
			const body = new FormData();
			body.append( 'file', file );
			const media = await apiFetch< Media >( { path: '/wp/v2/media', method: 'POST', body } );
			onChange( { logo: 'own', logo_id: media.id, logo_url: media.source_url } );
		} catch ( refused ) {
			setFailure( toFailure( refused ).message );
		} finally {
			setBusy( false );
		}
	};
	return (
		<div className="mesa-look-logo">
			<ChoiceField
				label={ __( 'Logo', 'mesa-help-desk' ) }
				value={ look.logo }
				options={ [
					{ value: 'site', label: __( 'The site’s logo', 'mesa-help-desk' ) },
					{ value: 'own', label: __( 'Another picture', 'mesa-help-desk' ) },
					{ value: 'none', label: __( 'None, the name in letters', 'mesa-help-desk' ) },
				] }
				onChange={ ( logo ) => onChange( { logo } ) }
			/>
			{ look.logo === 'own' && (
				<div className="mesa-look-logo__own">
					{ look.logo_id > 0 && look.logo_url && <img src={ look.logo_url } alt="" /> }
					<FileButton
						accept="image/png,image/jpeg,image/gif"
						disabled={ busy }
						onFiles={ ( [ file ] ) => file && void upload( file ) }
					>
						{ busy ? __( 'Storing …', 'mesa-help-desk' ) : __( 'Choose a picture', 'mesa-help-desk' ) }
					</FileButton>
				</div>
			) }
			<FieldError words={ failure || error } />
		</div>
	);
}
