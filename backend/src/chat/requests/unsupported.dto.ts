import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsString } from 'class-validator';

/** A file to come. Refused: this service takes no attachments. */
export class AttachmentCreateParameters {
  @ApiProperty({ description: 'Name of the file.', example: 'screenshot.png' })
  @IsString()
  name: string;

  @ApiProperty({ description: 'Its size in bytes.', example: 1024, type: 'integer' })
  @IsInt()
  size: number;

  @ApiProperty({ description: 'Its media type.', example: 'image/png' })
  @IsString()
  mime_type: string;
}

/** A file to remove. Refused: this service takes no attachments. */
export class AttachmentDeleteParameters {
  @ApiProperty({ description: 'Id of the attachment.', example: 'atc_5f2b8c1e' })
  @IsString()
  attachment_id: string;
}

/** A recording. Refused: this service takes none. */
export class TranscribeParameters {
  @ApiProperty({ description: 'The recording, in base64.', example: 'UklGRg==' })
  @IsString()
  audio_base64: string;

  @ApiProperty({ description: 'Its media type, with parameters.', example: 'audio/webm;codecs=opus' })
  @IsString()
  mime_type: string;
}
